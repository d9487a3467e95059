import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { Note } from "@/components/ui/page-parts";

export interface MailPreviewProps {
  /** Null while the words can't be used as they are. */
  preview: { readonly subject: string; readonly html: string; readonly text: string } | null;
}

/** A mail as its reader sees it, in a frame of its own in which nothing runs and no link leads anywhere. */
export function MailPreview({ preview }: MailPreviewProps) {
  return (
    <aside className="pane pane-side" aria-labelledby="preview">
      <div className="preview">
        <div>
          <h2 id="preview">Preview</h2>
          <Note>On a sample booking of this page. Nothing is sent.</Note>
        </div>
        {preview ? (
          <>
            <p className="mail-subject">
              <span className="soft">Subject</span> {preview.subject}
            </p>
            <iframe className="mail-frame" title="The mail as HTML" sandbox="" srcDoc={preview.html} />
            <details className="more">
              <summary>
                <Icon name="next" small /> Plain text
              </summary>
              <pre className="mail-text">{preview.text}</pre>
            </details>
          </>
        ) : (
          <Empty icon="mail">Correct what is marked, then press Preview.</Empty>
        )}
      </div>
    </aside>
  );
}
