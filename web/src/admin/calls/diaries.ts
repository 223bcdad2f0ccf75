import { read, write } from "../../kit/api";
import type { AllDiaries, DiaryDocument, DiaryForm, DiaryPreview } from "../../wire";

export function readDiaries(): Promise<AllDiaries> {
  return read<AllDiaries>("/api/admin/diaries");
}

export function readDiary(id: string): Promise<DiaryDocument> {
  return read<DiaryDocument>(`/api/admin/diaries/${id}`);
}

export function saveDiary(id: string, version: string, form: DiaryForm): Promise<DiaryDocument> {
  return write<DiaryDocument>("PUT", `/api/admin/diaries/${id}`, { version, form });
}

export function retireDiary(id: string, version: string): Promise<unknown> {
  return write("POST", `/api/admin/diaries/${id}/retirement`, { version });
}

/** Draw next week as it would be; nothing is kept. */
export function drawDiary(id: string, form: DiaryForm): Promise<DiaryPreview> {
  return write<DiaryPreview>("POST", `/api/admin/diaries/${id}/preview`, form);
}
