/** What this browser can do to remind: take our messages while no page is open (Push API), or not. */
import type { NewDevice } from "../../wire";

export type Trouble = "denied" | "failed";
export type Keys = Pick<NewDevice, "endpoint" | "p256dh" | "auth">;

interface Policies { createPolicy: (name: string, rules: { createScriptURL: () => string }) => { createScriptURL: (said: string) => string } }

const worker = "/push.js";

export function canRemind(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** In a click: ask to be allowed to, and to be reached. */
export async function ask(key: string): Promise<Keys | Trouble> {
  if (await Notification.requestPermission() !== "granted") return "denied";
  try {
    await navigator.serviceWorker.register(trusted());
    const { pushManager } = await navigator.serviceWorker.ready;
    // One that was made for another key of ours is of no use.
    const before = await pushManager.getSubscription();
    if (before && written(before.options.applicationServerKey) !== key) await before.unsubscribe();
    return keysOf(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  } catch (error) {
    if (error instanceof DOMException) return error.name === "NotAllowedError" ? "denied" : "failed";
    throw error;
  }
}

/** Be reached no more. */
export async function forget(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
  await registration?.unregister();
}

function keysOf(subscription: PushSubscription): Keys {
  return { endpoint: subscription.endpoint, p256dh: written(subscription.getKey("p256dh")), auth: written(subscription.getKey("auth")) };
}

function written(octets: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(octets ?? new ArrayBuffer(0)));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The address of a worker is a Trusted Types sink: this policy lets one through. */
function trusted(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  return trustedTypes?.createPolicy("visavis-push", { createScriptURL: () => worker }).createScriptURL("") ?? worker;
}
