/** The light colours of the look, as inline styles need them; the dark ones are in `darkAndNarrow`. */
export const color = {
  surface: "#ffffff",
  sunken: "#f3f5f4",
  ink: "#11201f",
  soft: "#4a5b5c",
  line: "#dde4e4",
  lineStrong: "#7d8c8d",
  accent: "#0a5866",
  accentLine: "#a9cbd0",
} as const;

export const fontFamily =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

export const darkAndNarrow = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 620px) {
  .outer { padding: 0 0 32px !important; }
  .under { padding: 20px !important; }
  .inner { padding: 24px 20px !important; border-left: 0 !important; border-right: 0 !important; border-radius: 0 !important; }
}
@media (prefers-color-scheme: dark) {
  body, .page { background: #0c1213 !important; }
  .inner { background: #12191b !important; border-color: #273234 !important; }
  .ink, h1, h2 { color: #e8efee !important; }
  .soft, .soft a { color: #aebcbc !important; }
  .line { border-color: #273234 !important; }
  .dash { border-color: #6f8082 !important; }
  .link { color: #74cdd6 !important; }
  .quote { border-color: #2b5860 !important; }
}
`;
