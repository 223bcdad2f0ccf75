import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

let first = true;

/** The title of a step. A new step takes the focus there, so that a screen reader starts where the eye does. */
export function Heading({ children }: { children: ComponentChildren }): JSX.Element {
  const ref = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (!first) ref.current?.focus();
    first = false;
  }, []);

  return <h1 ref={ref} tabIndex={-1}>{children}</h1>;
}
