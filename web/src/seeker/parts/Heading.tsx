import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface HeadingProps {
  children: ComponentChildren;
  /** Take the focus only if nothing has it: someone may be in the middle of a word. */
  gentle?: boolean;
}

let first = true;

/** The title of a step. A new step takes the focus there, so that a screen reader starts where the eye does. */
export function Heading({ children, gentle = false }: HeadingProps): JSX.Element {
  const ref = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const free = !gentle || document.activeElement === document.body;
    if (!first && free) ref.current?.focus();
    first = false;
  }, []);

  return <h1 ref={ref} tabIndex={-1}>{children}</h1>;
}
