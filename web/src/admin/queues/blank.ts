/** A queue that somebody begins to describe. */
import type { Overview, QueueForm } from "../../wire";
import { closedWeek } from "../fields/WeekField";
import type { Kept } from "../form/draft";

const office = ["09:00-12:30", "13:30-17:00"];

export function newQueue(house: Overview): Kept<QueueForm> {
  const mine = house.agencies.find(({ id }) => id === house.agency) ?? house.agencies[0];
  const form: QueueForm = {
    slug: "", agency: mine?.slug ?? "", name: { fr: "", en: "" }, position: house.queues.length, languages: ["fr"], skills: {},
    promise: "5 min", vulnerable_promise: null,
    rings: [{ to: "referent", after: "30 s", queue: null, agencies: [], drops: [] }, { to: "everyone", after: "0 s", queue: null, agencies: [], drops: [] }],
    weights: {}, offer_time: "30 s", wrap_up_mode: "timed", wrap_up_time: "2 min", silent_after: "10 min", longest_wait: null, overflow: null,
    week: { ...closedWeek, monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
    open_on_holidays: false, closures: [], motives: [],
  };
  return { version: "", form, findings: [] };
}
