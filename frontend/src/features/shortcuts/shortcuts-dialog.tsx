import { useState } from "react";
import Button from "react-bootstrap/Button";
import FormCheck from "react-bootstrap/FormCheck";
import Modal from "react-bootstrap/Modal";
import { shortcutsEnabled, setShortcutsEnabled } from "./shortcuts-enabled";
import { GROUPS, keyCap, SHORTCUTS } from "./shortcuts-data";
import styles from "./shortcuts-dialog.module.css";

const TITLE = "shortcuts-title";

/** All shortcuts, and the switch for those in whose way they are. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(shortcutsEnabled);
  return (
    <Modal show onHide={onClose} animation={false} aria-labelledby={TITLE}>
      <Modal.Header>
        <Modal.Title as="h2" id={TITLE}>
          Keyboard shortcuts
        </Modal.Title>
      </Modal.Header>
      <Modal.Body>
        {GROUPS.map((group) => (
          <section key={group.id} aria-labelledby={`shortcuts-${group.id}`}>
            <h3 id={`shortcuts-${group.id}`} className={styles.group}>
              {group.title}
            </h3>
            <dl className={styles.list}>
              {SHORTCUTS.filter(({ group: of }) => of === group.id).map(({ id, key, does }) => (
                <div key={id} className={styles.shortcut}>
                  <dt>
                    <kbd className={styles.key}>{keyCap(key)}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </Modal.Body>
      <Modal.Footer className={styles.foot ?? ""}>
        <FormCheck
          type="switch"
          role="switch"
          id="shortcuts-on"
          label="Use these keys"
          checked={on}
          onChange={(event) => {
            setOn(event.target.checked);
            setShortcutsEnabled(event.target.checked);
          }}
        />
        <Button variant="outline-secondary" onClick={onClose}>
          Close
        </Button>
      </Modal.Footer>
    </Modal>
  );
}
