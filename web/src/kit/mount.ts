/** Bring a page to life in its language. */
import { render, type ComponentType, h } from "preact";
import { tick } from "./clock";
import { greet } from "./tongue";
import { watchHidden } from "./wake";

export async function mount(Page: ComponentType): Promise<void> {
  await greet();
  tick();
  watchHidden();
  render(h(Page, {}), document.getElementById("page") as HTMLElement);
}
