/** The camera and the microphone: asked for together, and had one by one where not both are there. */

export interface Chosen { audio?: string; video?: string }
export type Trouble = "denied" | "camera_denied" | "no_camera" | "no_devices";
export interface Got { stream: MediaStream; trouble: Trouble | null }

const picture = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

/** Ask for what there is; a refusal or a lack is an outcome, and the call goes on with what was got. */
export async function getDevices({ audio, video }: Chosen): Promise<Got> {
  const sound = audio ? { deviceId: { exact: audio } } : true;
  const camera = video ? { ...picture, deviceId: { exact: video } } : picture;
  const both = await attempt({ audio: sound, video: camera });
  if (typeof both !== "string") return { stream: both, trouble: null };
  // A browser that was told to give no camera may give a microphone.
  const heard = await attempt({ audio: sound });
  if (typeof heard !== "string") return { stream: heard, trouble: both === "denied" ? "camera_denied" : "no_camera" };
  return { stream: new MediaStream(), trouble: heard === "denied" ? "denied" : "no_devices" };
}

/** Ask for the camera alone, in a call that is heard already. */
export async function getCamera(): Promise<Got> {
  const seen = await attempt({ video: picture });
  if (typeof seen !== "string") return { stream: seen, trouble: null };
  return { stream: new MediaStream(), trouble: seen === "denied" ? "camera_denied" : "no_camera" };
}

/** Ask for the microphone alone. */
export async function getMicrophone(): Promise<Got> {
  const heard = await attempt({ audio: true });
  if (typeof heard !== "string") return { stream: heard, trouble: null };
  return { stream: new MediaStream(), trouble: heard === "denied" ? "denied" : "no_devices" };
}

/** Whether this browser can show a screen: a phone cannot, and a page that came unencrypted has no devices at all. */
export const canShare = (): boolean => "mediaDevices" in navigator && "getDisplayMedia" in navigator.mediaDevices;

/** Show a screen; null where somebody thought better of it. */
export async function getScreen(): Promise<MediaStreamTrack | null> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 10 } } });
    return stream.getVideoTracks()[0] ?? null;
  } catch {
    return null;
  }
}

/** The camera's light goes out. */
export function end(stream: MediaStream): void {
  stream.getTracks().forEach((track) => { track.stop(); });
}

async function attempt(wanted: MediaStreamConstraints): Promise<MediaStream | "denied" | "missing"> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(wanted);
    // Where there is little room: rather a coarser picture than fewer of them.
    stream.getVideoTracks().forEach((track) => { track.contentHint = "motion"; });
    return stream;
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "missing";
  }
}
