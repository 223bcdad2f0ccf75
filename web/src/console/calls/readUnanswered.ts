import { read } from "../../kit/api";
import type { AllUnanswered } from "../../wire";

export function readUnanswered(): Promise<AllUnanswered> {
  return read<AllUnanswered>("/api/unanswered");
}
