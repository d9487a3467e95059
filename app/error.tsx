"use client";

import { PageFrame } from "@/components/booking/page-frame";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

export interface ErrorPageProps {
  error: unknown;
  retry: () => void;
}

/** A fault of ours. It is logged where it happened; nobody is told more than what to do. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <PageFrame host={null} foot={digest ? `Reference ${digest}` : null}>
      <Empty
        icon="warning"
        level={1}
        title="This page could not be shown"
        action={
          <Button type="button" onClick={retry}>
            Try again
          </Button>
        }
      >
        Something went wrong on our side. Try again in a moment.
      </Empty>
    </PageFrame>
  );
}
