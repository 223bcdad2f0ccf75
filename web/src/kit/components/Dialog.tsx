import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface DialogProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** The buttons, the safe one first. */
  foot?: ComponentChildren;
}

/** The browser's own modal dialog: it traps the focus, closes on Escape, and gives the focus back. */
export function Dialog({ open, title, onClose, children, foot }: DialogProps): JSX.Element {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    if (open) ref.current?.showModal();
    else ref.current?.close();
  }, [open]);

  return (
    <dialog ref={ref} class="dialog" aria-labelledby={id} onClose={onClose}>
      {open && <>
        <h2 id={id}>{title}</h2>
        {children}
        {foot && <div class="dialog-foot">{foot}</div>}
      </>}
    </dialog>
  );
}
