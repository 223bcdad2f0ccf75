import type { JSX } from "preact";
import type { Declared } from "../desk/duty";

/** Two chairs face to face across a small table: lamp lit while one is available, a cup for the break, the moon when away. */
export function FaceToFace({ declared }: { declared: Declared }): JSX.Element {
  const lit = declared === "available";
  return (
    <svg class={`scene scene-${declared}`} viewBox="0 0 360 220" width="360" height="220" aria-hidden="true" focusable="false">
      <ellipse class="scene-floor" cx="180" cy="196" rx="164" ry="17" />
      <path class="scene-wall" d="M132 122V62a48 48 0 0 1 96 0v60z" />
      {lit ? <circle class="scene-sun" cx="158" cy="98" r="17" /> : <path class="scene-moon" d="M193 76a19 19 0 1 1-14-29 15 15 0 0 0 14 29z" />}
      <path class="scene-pane" d="M180 14v108M132 74h96" />
      <Chair x={62} turn={1} />
      <Chair x={298} turn={-1} />
      <path class="scene-wood" d="M140 146h80a5 5 0 0 1 0 10h-35v34h14a4 4 0 0 1 0 8h-38a4 4 0 0 1 0-8h14v-34h-35a5 5 0 0 1 0-10z" />
      <path class="scene-cup" d="M160 128h22v9a9 9 0 0 1-9 9h-4a9 9 0 0 1-9-9zM182 131h3a5 5 0 0 1 0 10h-4" />
      {declared === "break" && <path class="scene-steam" d="M166 122c-4-6 4-9 0-15M175 122c-4-6 4-9 0-15" />}
      <path class="scene-pot" d="M196 134h18l-3 12h-12z" />
      <path class="scene-leaf" d="M205 134c-1-14-12-16-14-17 0 9 5 15 14 17zM205 134c1-18 12-22 15-23 1 11-5 20-15 23z" />
    </svg>
  );
}

function Chair({ x, turn }: { x: number; turn: 1 | -1 }): JSX.Element {
  return (
    <g transform={`translate(${x} 0) scale(${turn} 1)`} class={turn === 1 ? "scene-chair scene-chair-theirs" : "scene-chair scene-chair-mine"}>
      <path d="M-38 112a18 18 0 0 1 18-18h1a17 17 0 0 1 17 16l2 42h26a14 14 0 0 1 14 14v6a12 12 0 0 1-12 12h-52a14 14 0 0 1-14-13z" />
      <path class="scene-cushion" d="M-2 140h32a11 11 0 0 1 0 22h-32a11 11 0 0 1 0-22z" />
      <path class="scene-leg" d="M-26 184v12M28 184v12" />
    </g>
  );
}
