import type { JSX } from "preact";

/** A number that a phone can dial at a touch. */
export function Phone({ number }: { number: string }): JSX.Element {
  return <a href={`tel:${number.replace(/[^\d+]/g, "")}`}>{number}</a>;
}

/** An address to write to. */
export function Mail({ address }: { address: string }): JSX.Element {
  return <a class="mail" href={`mailto:${address}`}>{address}</a>;
}
