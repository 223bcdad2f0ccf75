import "../kit/kit.css";
import "../call/call.css";
import "./ready.css";
import { mount } from "../kit/mount";
import { ReadyPage } from "./ReadyPage";

void mount(ReadyPage);
