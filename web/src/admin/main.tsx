import "../kit/kit.css";
import "./admin.css";
import type { JSX } from "preact";
import { Announcer } from "../kit/components/Announcer";
import { Gate } from "../kit/door/Gate";
import { mount } from "../kit/mount";
import { AdminPage } from "./AdminPage";
import { t } from "./words";

function Page(): JSX.Element {
  return <><Gate place={t("title")}>{(advisor) => <AdminPage key={advisor.id} me={advisor} />}</Gate><Announcer /></>;
}

void mount(Page);
