import type { ComponentChildren, JSX } from "preact";
import { Icon } from "../../kit/components/Icon";
import type { Told } from "../form/draft";

/** What is doubtful about a field, and for a group of fields also what is wrong. */
export function Warned({ told, group = false, children }: { told: Told; group?: boolean; children?: ComponentChildren }): JSX.Element {
  return (
    <div class="warned">
      {children}
      {group && told.error && <p class="field-error" role="alert"><Icon name="alert" size={18} /><span>{told.error}</span></p>}
      {told.warning && <p class="field-warning"><Icon name="info" size={18} /><span>{told.warning}</span></p>}
    </div>
  );
}
