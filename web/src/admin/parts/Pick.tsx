import type { JSX } from "preact";
import { Select } from "../../kit/components/Select";
import { Warned } from "../fields/Warned";
import type { Told } from "../form/draft";

interface PickProps { label: string; value: string; options: readonly { value: string; label: string }[]; onValue: (value: string) => void; told: Told; prompt?: string }

/** One of several, with what is said of it. */
export function Pick({ told, ...rest }: PickProps): JSX.Element {
  return <Warned told={told} group><Select {...rest} /></Warned>;
}
