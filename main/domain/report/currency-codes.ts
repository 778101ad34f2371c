/**
 * ISO 4217 codes of money in use: a unit that is one of them is written where its region puts money. Listed,
 * because what a runtime knows of them changes with its version, and a replay must give the same bytes.
 */
export const currencyCodes: readonly string[] = [
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD',
  'CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP',
  'GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD',
  'KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN',
  'NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP',
  'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND',
  'VUV WST XAF XCD XOF XPF YER ZAR ZMW',
].flatMap((line) => line.split(' '));

/** Those that people write with a sign or a short word; the others are their code everywhere. */
export const signedCurrencies: readonly string[] = (
  'EUR USD GBP JPY AUD BRL CAD CHF CNY CZK DKK HKD HUF ILS INR ISK KRW MXN NOK NZD PHP PLN RON RUB ' +
  'SEK SGD THB TRY TWD UAH VND ZAR'
).split(' ');
