/** The code of a receipt, wherever it is shown. */
export interface ReceiptMessages {
  codeName: string;
  copyCode: string;
  codeCopied: string;
  copyFailed: string;
  printReceipt: string;
}

export const receiptIt: ReceiptMessages = {
  codeName: 'Codice della ricevuta',
  copyCode: 'Copia il codice',
  codeCopied: 'Codice copiato.',
  copyFailed: 'Non siamo riusciti a copiarlo: selezionalo e copialo a mano.',
  printReceipt: 'Stampa',
};
