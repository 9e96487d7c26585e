import { Component, type ReactNode } from "react";
import Button from "react-bootstrap/Button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { isChunkLoadError } from "@/lib/chunk-load-error";
import { ApiError } from "@/api/api-error";
import styles from "./layout.module.css";

interface Broken {
  broken: boolean;
  /** A chunk failed to load, so the server is unreachable. */
  unreachable: ApiError | null;
}

/** Shows an error in place of a page that failed, and leaves the rest of the dashboard usable. */
export class ErrorBoundary extends Component<{ children: ReactNode }, Broken> {
  override state: Broken = { broken: false, unreachable: null };

  static getDerivedStateFromError(error: unknown): Broken {
    const unreachable = isChunkLoadError(error)
        ? new ApiError("Part of this page failed to load.", {
            status: 0,
            code: "server_unreachable",
          })
        : null;
    return { broken: true, unreachable };
  }

  override render() {
    const { broken, unreachable } = this.state;
    if (!broken) return this.props.children;
    if (unreachable) {
      return (
        <div className={styles.alone}>
          <Card title="Error" titleHidden>
            <ErrorState
              problem={unreachable}
              onTry={() => {
                location.reload();
              }}
              busy={false}
            />
          </Card>
        </div>
      );
    }
    return (
      <div className={styles.alone} role="alert">
        <Card title="Error" titleHidden>
          <EmptyState
            title="This page failed"
            actions={
              <Button
                onClick={() => {
                  location.reload();
                }}
              >
                Reload
              </Button>
            }
          >
            Your data is safe: only displaying it failed. The browser’s console has the details.
          </EmptyState>
        </Card>
      </div>
    );
  }
}
