import { MessageBlock, numbered, Spans } from "./blocks";
import { color, darkAndNarrow, fontFamily } from "./style";
import type { Message } from "./types";

/** The frame around every message: one column, 320 to 600 px, light and dark, no images. */
export function Layout({ message }: { message: Message }) {
  return (
    <html lang="en">
      {/* biome-ignore lint/style/noHeadElement: a mail is no page of Next.js. */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{message.subject}</title>
        <style>{darkAndNarrow}</style>
      </head>
      <body style={{ margin: 0, padding: 0, background: color.sunken }}>
        <div style={{ display: "none", maxHeight: 0, overflow: "hidden" }}>{message.preview}</div>
        <main style={{ display: "block" }}>
          <table
            className="page"
            role="presentation"
            width="100%"
            cellPadding={0}
            cellSpacing={0}
            border={0}
            style={{ background: color.sunken }}
          >
            <tbody>
              <tr>
                <td className="outer" align="center" style={{ padding: "32px 16px" }}>
                  <table
                    role="presentation"
                    width="100%"
                    cellPadding={0}
                    cellSpacing={0}
                    border={0}
                    style={{ maxWidth: "600px" }}
                  >
                    <tbody>
                      <tr>
                        <Sheet message={message} />
                      </tr>
                      <tr>
                        <Foot message={message} />
                      </tr>
                    </tbody>
                  </table>
                </td>
              </tr>
            </tbody>
          </table>
        </main>
      </body>
    </html>
  );
}

function Sheet({ message }: { message: Message }) {
  return (
    <td
      className="inner ink"
      align="left"
      style={{
        padding: "40px",
        background: color.surface,
        border: `1px solid ${color.line}`,
        borderRadius: "14px",
        color: color.ink,
        font: `16px/1.5 ${fontFamily}`,
        overflowWrap: "anywhere",
      }}
    >
      <p className="soft" style={{ margin: "0 0 24px", color: color.soft, fontSize: "15px" }}>
        {message.sender}
      </p>
      <h1
        style={{
          margin: "0 0 20px",
          color: color.ink,
          fontSize: "26px",
          lineHeight: 1.2,
          fontWeight: 650,
          letterSpacing: "-0.015em",
        }}
      >
        {message.subject}
      </h1>
      {numbered(message.blocks).map(({ key, item }) => (
        <MessageBlock key={key} block={item} next={message.blocks[key + 1]} />
      ))}
    </td>
  );
}

function Foot({ message }: { message: Message }) {
  return (
    <td
      className="soft under"
      align="left"
      style={{
        padding: "20px 40px 0",
        color: color.soft,
        font: `13px/1.5 ${fontFamily}`,
        overflowWrap: "anywhere",
      }}
    >
      {numbered(message.foot).map(({ key, item }) => (
        <div key={key}>
          <Spans spans={item} />
        </div>
      ))}
    </td>
  );
}
