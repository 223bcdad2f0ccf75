/** Bring a page to life in its language. */
import { render, type ComponentType, h } from "preact";
import { tick } from "./clock";
import { greet } from "./tongue";

export async function mount(Page: ComponentType): Promise<void> {
  await greet();
  tick();
  render(h(Page, {}), document.getElementById("page") as HTMLElement);
}
