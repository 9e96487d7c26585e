import { formatMoney } from "@/lib/format/money";

interface MoneyProps {
  amount: number;
  currency: string;
}

/** An amount as the API sent it, written for reading. */
export function Money({ amount, currency }: MoneyProps) {
  return <span className="num">{formatMoney(amount, currency)}</span>;
}
