import "@/app/theme/tokens.css";
import "@/app/theme/bootstrap.scss";
import "@/app/theme/bootstrap-tokens.css";
import "@/app/theme/base.css";
import "@/app/theme/print.css";
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/app";
import { createQueryClient } from "@/app/query-client";
import { startTheme } from "@/features/theme/theme";
import { isChunkLoadError } from "@/lib/chunk-load-error";

// Before anything is shown.
startTheme();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
const page = createRoot(root, {
  // The page itself shows this error.
  onCaughtError: (error) => {
    if (!isChunkLoadError(error)) console.error(error);
  },
});
// In small steps, between which a slow phone still answers to a touch.
startTransition(() => {
  page.render(
    <StrictMode>
      <App queryClient={createQueryClient()} />
    </StrictMode>,
  );
});
