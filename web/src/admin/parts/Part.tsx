import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

interface PartProps { title: string; why?: string; children: ComponentChildren }

/** A part of a form, with its own heading. */
export function Part({ title, why, children }: PartProps): JSX.Element {
  const id = useId();
  return (
    <section class="part" aria-labelledby={id}>
      <header class="part-head"><h2 id={id}>{title}</h2>{why && <p class="soft">{why}</p>}</header>
      <div class="part-body">{children}</div>
    </section>
  );
}
