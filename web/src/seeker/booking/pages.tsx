/** What is fetched only by who books, moves or looks at an appointment. */
import "./booking.css";

export { BookPage } from "./BookPage";
export { InTurnPanel } from "./InTurnPanel";
export { LinkPage } from "./LinkPage";
export { MinePage } from "./MinePage";
