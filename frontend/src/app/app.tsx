import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { HashRouter, Route, Routes, useLocation } from "react-router";
import { ErrorBoundary } from "./error-boundary";
import { Frame } from "./frame";
import { NotFoundPage } from "./not-found-page";
import { ProjectsPage } from "./projects-page";
import { UsagePage } from "./usage-page";

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
  return (
    // A boundary for each page: leaving a broken one mends it.
    <ErrorBoundary key={pathname}>
      <Routes>
        <Route path="/" element={<UsagePage />} />
        <Route path="/projects" element={<ProjectsPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </ErrorBoundary>
  );
}
