// Reads pictures and brings their colours down to 64; runs in an empty page.
window.picture = (() => {
  const MOST = 64;
  // What an area takes of all pixels, at least; less is the edge of a letter.
  const AREA = 0.0005;
  // Two pictures look the same where hardly a pixel differs by more than an eye would see.
  const SEEN = 40;
  const UNSEEN_PIXELS = 4;

  async function pixels(base64) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]), { colorSpaceConversion: "none" });
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, colours: new Uint32Array(data.buffer) };
  }

  const red = (colour) => colour & 255;
  const green = (colour) => (colour >> 8) & 255;
  const blue = (colour) => (colour >> 16) & 255;

  function distance(one, other) {
    const r = red(one) - red(other);
    const g = green(one) - green(other);
    const b = blue(one) - blue(other);
    return r * r + g * g + b * b;
  }

  /** The colours of areas as they are; of the others none closer to a commoner one than it has to be. */
  function chosen(counts, pixelCount) {
    const common = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b);
    const areas = common.filter((colour) => counts.get(colour) > AREA * pixelCount).slice(0, MOST / 2);
    for (let apart = 1; ; apart *= 1.5) {
      const palette = [...areas];
      for (const colour of common) {
        if (palette.length > MOST) break;
        if (palette.every((one) => distance(one, colour) >= apart)) palette.push(colour);
      }
      if (palette.length <= MOST) return palette;
    }
  }

  function nearest(palette, colour) {
    let best = 0;
    for (let at = 1; at < palette.length; at += 1) {
      if (distance(palette[at], colour) < distance(palette[best], colour)) best = at;
    }
    return best;
  }

  function text(bytes) {
    let letters = "";
    for (let at = 0; at < bytes.length; at += 32768) {
      letters += String.fromCharCode(...bytes.subarray(at, at + 32768));
    }
    return btoa(letters);
  }

  async function few(base64) {
    const { width, height, colours } = await pixels(base64);
    const counts = new Map();
    for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
    const palette = chosen(counts, colours.length);
    const places = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
    return {
      width,
      height,
      palette: palette.map((colour) => [red(colour), green(colour), blue(colour)]),
      places: text(Uint8Array.from(colours, (colour) => places.get(colour))),
    };
  }

  async function alike(base64, otherBase64) {
    const [one, other] = [await pixels(base64), await pixels(otherBase64)];
    if (one.width !== other.width || one.height !== other.height) return false;
    let seen = 0;
    for (let at = 0; at < one.colours.length; at += 1) {
      const [a, b] = [one.colours[at], other.colours[at]];
      if (a !== b && [red, green, blue].some((part) => Math.abs(part(a) - part(b)) > SEEN)) seen += 1;
    }
    return seen <= UNSEEN_PIXELS;
  }

  return { few, alike };
})();
