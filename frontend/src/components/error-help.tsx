import type { ReactNode } from "react";
import type { ApiError } from "@/api/api-error";

interface Help {
  title: string;
  /** What a person can do about it. */
  steps?: ReactNode;
  /** The steps cover all that the API's message says, so the message is not shown. */
  complete?: boolean;
}

const statusPage = <a href="https://status.openai.com">status.openai.com</a>;

const newKey = (
  <ol>
    <li>
      As an owner of the organisation, create an Admin key at{" "}
      <a href="https://platform.openai.com/settings/organization/admin-keys">
        platform.openai.com/settings/organization/admin-keys
      </a>
      . It begins with <code>sk-admin-</code>.
    </li>
    <li>
      In the file <code>.env</code> beside the program, write <code>OPENAI_API_KEY=sk-admin-…</code>,
      or correct <code>OPENAI_ADMIN_KEY</code> where that is set: it comes first.
    </li>
    <li>Restart the program.</li>
  </ol>
);

const demo = (
  <p>
    Just looking around? <code>./start.sh --demo</code> (on Windows <code>start.bat --demo</code>)
    shows a made-up organisation and needs no key.
  </p>
);

const HELP: Partial<Record<string, Help>> = {
  missing_api_key: {
    title: "No OpenAI key yet",
    complete: true,
    steps: (
      <>
        {newKey}
        {demo}
      </>
    ),
  },
  placeholder_api_key: {
    title: "Replace the example key",
    complete: true,
    steps: (
      <>
        {newKey}
        {demo}
      </>
    ),
  },
  invalid_api_key: {
    title: "OpenAI rejects the key",
    complete: true,
    steps: (
      <>
        <p>
          It may be mistyped, revoked or expired, or be a project’s key: costs can only be read with
          an Admin key.
        </p>
        {newKey}
      </>
    ),
  },
  mismatched_organization: {
    title: "The key belongs to another organisation",
    complete: true,
    steps: (
      <p>
        In the file <code>.env</code>, make <code>OPENAI_ORG_ID</code> the organisation that the key
        was made in, or take the line out. Then restart the program.
      </p>
    ),
  },
  missing_scope: {
    title: "The key lacks permission",
    steps: (
      <>
        <p>
          Costs need <code>api.usage.read</code>, the list of projects{" "}
          <code>api.management.read</code>. Create a key that has both:
        </p>
        {newKey}
      </>
    ),
  },
  rate_limited: {
    title: "OpenAI is rate-limiting this key",
    complete: true,
    steps: <p>Wait a moment, then try again.</p>,
  },
  upstream_unreachable: {
    title: "OpenAI cannot be reached",
    complete: true,
    steps: (
      <p>
        The connection failed or broke. Look at the network of the machine that runs this program:
        its proxy, its firewall, and <code>OPENAI_BASE_URL</code> where it is set.
      </p>
    ),
  },
  upstream_failed: {
    title: "OpenAI failed to answer",
    steps: <p>This usually passes within minutes. {statusPage} lists known incidents.</p>,
  },
  upstream_invalid_answer: {
    title: "OpenAI’s answer cannot be understood",
    steps: (
      <p>Rather than figures that may be wrong, none are shown. {statusPage} may know more.</p>
    ),
  },
  upstream_timeout: {
    title: "OpenAI took too long",
    complete: true,
    steps: (
      <p>
        It did not finish its answer in time. Try again, or choose a shorter range.{" "}
        <code>UPSTREAM_DEADLINE</code> in <code>.env</code> sets how many seconds to wait.
      </p>
    ),
  },
  server_unreachable: {
    title: "The dashboard’s own server does not respond",
    complete: true,
    steps: (
      <p>
        Look at the window or the container it was started in: it may have stopped. Your browser may
        also have lost its network.
      </p>
    ),
  },
  unreadable_answer: {
    title: "The answer cannot be read",
    steps: (
      <p>
        Something between this page and the program, such as a proxy, may have answered instead.
      </p>
    ),
  },
  internal_error: {
    title: "Something went wrong on our side",
    steps: <p>The program’s log has the details.</p>,
  },
};

/** What a problem is called and what to do about it. */
export function helpFor(problem: ApiError): Help {
  return HELP[problem.code] ?? { title: "That did not work" };
}
