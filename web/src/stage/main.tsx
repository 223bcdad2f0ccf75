import "../kit/kit.css";
import "../hall/hall.css";
import type { JSX } from "preact";
import { Announcer } from "../kit/components/Announcer";
import { Gate } from "../kit/door/Gate";
import { mount } from "../kit/mount";
import { StagePage } from "./StagePage";
import { t } from "./words";

function Page(): JSX.Element {
  return <><Gate place={t("page")}>{() => <StagePage />}</Gate><Announcer /></>;
}

void mount(Page);
