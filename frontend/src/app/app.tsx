import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { AddressProvider } from "@/router/hash-router";
import { type Address, pathPart } from "@/router/address";
import { useAddress, usePathname } from "@/router/use-address";
import { isOrigin } from "./back-link";
import { ErrorBoundary } from "./error-boundary";
import { Frame } from "./layout";
import { NotFoundPage } from "./not-found-page";
import { UsagePage } from "./usage-page";

// The page that opens first comes at once, the others when they are asked for.
const ProjectsPage = lazy(() => import("./projects-page"));
const ProjectPage = lazy(() => import("./project-page"));

export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <AddressProvider>
        <Frame>
          <Pages />
        </Frame>
      </AddressProvider>
    </QueryClientProvider>
  );
}

function Pages() {
  const pathname = usePathname();
  const origin = useOrigin();
  return (
    // A boundary for each page: leaving a broken one mends it.
    <ErrorBoundary key={pathname}>
      <Suspense>
        <Page pathname={pathname} origin={origin} />
      </Suspense>
    </ErrorBoundary>
  );
}

interface PageProps {
  pathname: string;
  origin: Address | null;
}

function Page({ pathname, origin }: PageProps) {
  if (pathname === "/") return <UsagePage />;
  if (pathname === "/projects") return <ProjectsPage />;
  const id = pathPart(pathname, "projects");
  return id === null ? <NotFoundPage /> : <ProjectPage word={id} origin={origin} />;
}

/** The last page that leads to projects' pages, as it was left. */
function useOrigin(): Address | null {
  const address = useAddress();
  const [origin, setOrigin] = useState<Address | null>(null);
  if (isOrigin(address) && origin !== address) setOrigin(address);
  return origin;
}
