import "../kit/kit.css";
import "../hall/hall.css";
import { mount } from "../kit/mount";
import { SessionPage } from "./SessionPage";

void mount(SessionPage);
