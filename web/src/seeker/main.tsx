import "../kit/kit.css";
import { mount } from "../kit/mount";
import { Page } from "./Page";

void mount(Page);
