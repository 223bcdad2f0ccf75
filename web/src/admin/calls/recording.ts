import { read, write } from "../../kit/api";
import type { RecordingDocument, RecordingForm } from "../../wire";

export function readRecording(): Promise<RecordingDocument> {
  return read<RecordingDocument>("/api/admin/recording");
}

export function saveRecording(version: string, form: RecordingForm): Promise<RecordingDocument> {
  return write<RecordingDocument>("PUT", "/api/admin/recording", { version, form });
}
