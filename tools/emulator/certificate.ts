import { z } from "zod";

const CERTIFICATE = z.object({ CertificateArn: z.string() });

/**
 * Asks an emulator's Certificate Manager for a certificate, without a client of its own for one call.
 * @param authority ARN of a private one, which issues at once. @default Amazon's, which waits for validation
 * @returns ARN of the certificate
 */
export async function requestCertificate(endpoint: string, authority?: string): Promise<string> {
  const scope = "emulator/20260101/us-east-1/acm/aws4_request";
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": "CertificateManager.RequestCertificate",
    },
    body: JSON.stringify({ DomainName: "example.com", CertificateAuthorityArn: authority }),
  });
  return CERTIFICATE.parse(await response.json()).CertificateArn;
}

/** Of nobody: the emulator looks for none. */
export const PRIVATE_AUTHORITY =
  "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/12345678-1234-1234-1234-123456789012";
