import { ButtonLink } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";

export interface PageAddressProps {
  /** Of the installation: "https://book.example.com". */
  base: string;
  /** "demo", or "demo/coaching". */
  path: string;
  /** Whose address it is: "Dana Demo". */
  title: string;
}

/** The address that customers are given, to copy and to look at. */
export function PageAddress({ base, path, title }: PageAddressProps) {
  const address = `${base}/${path}`;
  return (
    <div className="page-address">
      <CopyField value={address} label={`Address of ${title}`} />
      <ButtonLink href={`/${path}`} small icon="outside" target="_blank" rel="noreferrer">
        Open
        <span className="sr"> {title} in a new tab</span>
      </ButtonLink>
    </div>
  );
}
