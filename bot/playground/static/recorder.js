// Recording a voice message with the machine's own microphone.

import { base64 } from "./attach.js";

// Telegram keeps voices as Opus in Ogg: what records Opus will do, the playground packs WebM anew.
const KINDS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus"];

export class Recorder {
  static async begin() {
    const mimeType = KINDS.find((kind) => window.MediaRecorder?.isTypeSupported(kind));
    if (!mimeType) return null;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      return new Recorder(stream, mimeType);
    } catch { return null; }
  }

  constructor(stream, mimeType) {
    this.stream = stream;
    this.parts = [];
    this.began = performance.now();
    this.machine = new MediaRecorder(stream, { mimeType });
    this.machine.addEventListener("dataavailable", (event) => this.parts.push(event.data));
    this.machine.start();
  }

  seconds() { return (performance.now() - this.began) / 1000; }

  async end() {
    const duration = Math.max(1, Math.round(this.seconds()));
    await new Promise((stopped) => { this.machine.addEventListener("stop", stopped); this.machine.stop(); });
    this.stream.getTracks().forEach((track) => track.stop());
    const mime = this.machine.mimeType.split(";")[0];
    return { base64: await base64(new Blob(this.parts, { type: mime })), mime, duration };
  }
}
