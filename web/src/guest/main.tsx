import "../kit/kit.css";
import "./guest.css";
import { mount } from "../kit/mount";
import { GuestPage } from "./GuestPage";

void mount(GuestPage);
