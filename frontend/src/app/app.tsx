import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Route, Switch } from "wouter";
import { HashRouter } from "@/router/hash-router";
import type { Address } from "@/router/address";
import { useAddress, usePathname } from "@/router/use-address";
import { isOrigin } from "./back-link";
import { ErrorBoundary } from "./error-boundary";
import { Layout } from "./layout";
import { NotFoundPage } from "./not-found-page";
import { UsagePage } from "./usage-page";

// The first page is part of the main bundle, the others are loaded when they are opened.
const ProjectsPage = lazy(() => import("./projects-page"));
const ProjectPage = lazy(() => import("./project-page"));

export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <HashRouter>
        <Layout>
          <Pages />
        </Layout>
      </HashRouter>
    </QueryClientProvider>
  );
}

function Pages() {
  const pathname = usePathname();
  const origin = useOrigin();
  return (
    // Suspense is outside: it stays mounted, so that the open page stays while the next one is loaded.
    <Suspense>
      {/* A boundary for each page: leaving a broken one resets it. */}
      <ErrorBoundary key={pathname}>
        <Switch>
          <Route path="/" component={UsagePage} />
          <Route path="/projects" component={ProjectsPage} />
          <Route path="/projects/:id">
            {({ id }) => <ProjectPage word={decoded(id)} origin={origin} />}
          </Route>
          <Route component={NotFoundPage} />
        </Switch>
      </ErrorBoundary>
    </Suspense>
  );
}

/** A part of a path as it was before it was encoded, or as it is where it is mistyped. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The last page that links to project pages, as it was left. */
function useOrigin(): Address | null {
  const address = useAddress();
  const [origin, setOrigin] = useState<Address | null>(null);
  if (isOrigin(address) && origin !== address) setOrigin(address);
  return origin;
}
