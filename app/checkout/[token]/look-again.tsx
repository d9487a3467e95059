"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Goes there after so many seconds: within the page where a script runs, so that nobody is thrown back to its top. */
export function LookAgain({ href, seconds }: { href: string; seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => router.replace(href, { scroll: false }), seconds * 1000);
    return () => clearTimeout(timer);
  }, [router, href, seconds]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds}; url=${href}`} />
    </noscript>
  );
}
