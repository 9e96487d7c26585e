// Tells how long it takes from an input to the moment its result is painted; runs in the page itself,
// before all else, so that no round trip of whoever drives the browser is in the times.
(() => {
  const CALM_MS = 250;
  let redrawn = 0;
  let changed = 0;
  let waiting = null;

  // What a person looks for, as a text that is another one once it is new. Null: it is not there yet.
  const READERS = {
    total() {
      const labels = [...document.querySelectorAll("dt")];
      const label = labels.find((dt) => dt.textContent.startsWith("Total Cost"));
      return shown(label?.nextElementSibling);
    },
    rows() {
      const captions = [...document.querySelectorAll("caption")];
      const caption = captions.find((one) => /^(Cost by|Projects of) /.test(one.textContent));
      return shown(caption?.closest("table"));
    },
    // A canvas has no text: its description and its legend change with what is drawn.
    chart() {
      const canvas = document.querySelector("canvas[aria-label]");
      const legend = document.querySelector('[aria-label^="Parts of the bars"]');
      return shown(canvas) && `${canvas.ariaLabel} ${legend?.textContent}`;
    },
  };

  /** What an element says, unless it is still the old figures that wait for the new ones. */
  function shown(element) {
    if (!element || element.closest("[aria-busy=true]")) return null;
    return element.textContent || "-";
  }

  function look() {
    changed = performance.now();
    if (waiting === null || waiting.began === null) return;
    for (const [kind, before] of waiting.missing) {
      const now = READERS[kind]();
      if (now === null || now === before.text) continue;
      if (kind === "chart" && redrawn === before.redrawn) continue;
      waiting.missing.delete(kind);
      waiting.answered[kind] = answered(waiting.began);
      afterPaint(waiting, kind);
    }
  }

  /** In the frame that has the change, and once that frame is done. */
  function afterPaint(asked, kind) {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        asked.painted[kind] = performance.now() - asked.began;
        asked.open -= 1;
        if (asked.open === 0) asked.done({ painted: asked.painted, answered: asked.answered });
      };
      channel.port2.postMessage(null);
    });
  }

  /** When the last answer came, counted from the input; 0 where the browser asked nothing. */
  function answered(began) {
    const ends = performance
      .getEntriesByType("resource")
      .filter(({ startTime }) => startTime >= began)
      .map(({ responseEnd }) => responseEnd);
    return Math.max(0, ...ends.map((end) => end - began));
  }

  function begin(event) {
    if (waiting !== null && waiting.began === null && event.isTrusted) {
      waiting.began = event.timeStamp;
    }
  }

  window.painted = {
    /** A promise of the milliseconds from the next click or key until each of these kinds is painted. */
    after(kinds, milliseconds) {
      performance.clearResourceTimings();
      const missing = new Map(kinds.map((kind) => [kind, { text: READERS[kind](), redrawn }]));
      return new Promise((done, fail) => {
        waiting = { missing, open: kinds.length, began: null, painted: {}, answered: {}, done };
        setTimeout(() => {
          const what = [...missing.keys()].join(", ") || "what was found";
          fail(new Error(`${location.href} did not come to show other: ${what}`));
        }, milliseconds);
      });
    },
    /** Whether these kinds are there, and nothing has changed any more for a while. */
    calm(kinds) {
      const there = kinds.every((kind) => READERS[kind]() !== null);
      return there && performance.now() - changed > CALM_MS;
    },
    /** A promise of when, on this page's clock, the first figures are painted. */
    first(kind) {
      return new Promise((done) => {
        const wait = () => {
          if (READERS[kind]() === null) requestAnimationFrame(wait);
          else requestAnimationFrame(() => setTimeout(() => done(performance.now())));
        };
        wait();
      });
    },
  };

  const clearRect = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    redrawn += 1;
    // The drawing that begins here is over when its task is.
    queueMicrotask(look);
    return clearRect.apply(this, area);
  };
  for (const type of ["click", "keydown"]) addEventListener(type, begin, { capture: true });
  new MutationObserver(look).observe(document, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
})();
