import "../kit/kit.css";
import type { JSX } from "preact";
import { Wordmark } from "../kit/components/Wordmark";
import { mount } from "../kit/mount";

function Page(): JSX.Element {
  return <main><h1><Wordmark /></h1></main>;
}

void mount(Page);
