// Loaded into our servers before anything else, to hold less memory (docs/benchmarks.md has the figures).
import v8 from "node:v8";

// tsx turns source maps on. Node then keeps the map of every file that it loads, all of Next's and of the build's
// too: half of the heap. To read the traces of faults in terms of the sources: NODE_OPTIONS=--enable-source-maps
const wanted = [...process.execArgv, process.env.NODE_OPTIONS ?? ""].some((option) =>
  option.includes("--enable-source-maps"),
);
if (process.env.NODE_ENV === "production" && !wanted) process.setSourceMapsEnabled(false);

// On a machine with much memory V8 lets the heap grow to several times of what is in use before it cleans up. With
// this it cleans up when another 60 % has come in. It is no limit: a heap that needs more gets more.
v8.setFlagsFromString("--heap-growing-percent=60");
