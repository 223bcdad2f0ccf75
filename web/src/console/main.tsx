import "../kit/kit.css";
import "./console.css";
import type { JSX } from "preact";
import { Announcer } from "../kit/components/Announcer";
import { Gate } from "../kit/door/Gate";
import { mount } from "../kit/mount";
import { ConsolePage } from "./ConsolePage";
import { t } from "./words";

function Page(): JSX.Element {
  return <><Gate place={t("title")}>{() => <ConsolePage />}</Gate><Announcer /></>;
}

void mount(Page);
