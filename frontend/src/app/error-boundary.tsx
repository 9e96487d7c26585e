import { Component, type ReactNode } from "react";
import Button from "react-bootstrap/Button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import styles from "./frame.module.css";

/** A page that broke says so and leaves the rest of the dashboard standing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div className={styles.alone} role="alert">
        <Card title="The page broke" titleHidden>
          <EmptyState
            title="This page broke"
            actions={
              <Button
                onClick={() => {
                  location.reload();
                }}
              >
                Load it again
              </Button>
            }
          >
            Your figures are safe: it is only their showing that failed. The browser’s console has
            the details.
          </EmptyState>
        </Card>
      </div>
    );
  }
}
