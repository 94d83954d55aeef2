// The stories of the town: what they are called, their steps by name, and the module that plays these.

export const STORIES = [
  {
    name: "An idea",
    steps: ["One sentence", "A person reads it", "Shared, signed", "Hundreds agree", "Quiet at night", "The city answers", "News for all", "Free to leave"],
    load: () => import("./story-steps.js"),
  },
  {
    name: "A consultation",
    steps: ["Made by tapping", "Ana speaks", "Only with a yes", "Split into points", "A point is answered", "What came of it", "The whole record"],
    load: () => import("./story-consultation.js"),
  },
];
