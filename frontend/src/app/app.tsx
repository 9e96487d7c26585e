import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { HashRouter, Route, Routes, useLocation } from "react-router";
import { isOrigin, type Origin } from "./came-from";
import { ErrorBoundary } from "./error-boundary";
import { Frame } from "./frame";
import { NotFoundPage } from "./not-found-page";
import { UsagePage } from "./usage-page";

// The page that opens first comes at once, the others when they are asked for.
const ProjectsPage = lazy(() => import("./projects-page"));
const ProjectPage = lazy(() => import("./project-page"));

export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <HashRouter>
        <Frame>
          <Pages />
        </Frame>
      </HashRouter>
    </QueryClientProvider>
  );
}

function Pages() {
  const { pathname } = useLocation();
  const origin = useOrigin();
  return (
    // A boundary for each page: leaving a broken one mends it.
    <ErrorBoundary key={pathname}>
      <Suspense>
        <Routes>
          <Route path="/" element={<UsagePage />} />
          <Route path="/projects" element={<ProjectsPage />} />
          <Route path="/projects/:id" element={<ProjectPage origin={origin} />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}

/** The last page that leads to projects' pages, as it was left. */
function useOrigin(): Origin | null {
  const location = useLocation();
  const [origin, setOrigin] = useState<Origin | null>(null);
  const { pathname, search } = location;
  const known = origin?.pathname === pathname && origin.search === search;
  if (isOrigin(location) && !known) setOrigin({ pathname, search });
  return origin;
}
