import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";

export interface CertificateProps {
  readonly domainName: string;
  /** Further names that the certificate is for. @default none */
  readonly alternativeNames?: readonly string[];
  /** Route 53 zone that the names lie in. */
  readonly hostedZoneId: string;
}

/** A certificate that ACM issues once DNS records have shown whose the names are. */
export class Certificate extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const { domainName, alternativeNames = [], hostedZoneId } = props;

    const certificate = new AcmCertificate(this, "certificate", {
      domainName,
      subjectAlternativeNames: [...alternativeNames],
      validationMethod: "DNS",
      tags: { Name: domainName },
      // A listener is never without one.
      lifecycle: { createBeforeDestroy: true },
    });
    // A wildcard and the name below it are validated by the same record.
    const nameByZone = new Map(
      [domainName, ...alternativeNames].map((name) => [name.replace(/^\*\./, ""), name]),
    );
    const records = [...nameByZone].map(([recordId, name]) => {
      // The names are known here, so each has a record with an address that never changes; what
      // is in it is known once ACM was asked.
      const option = (attribute: string) =>
        `\${one([for option in ${certificate.fqn}.domain_validation_options : option.${attribute} if option.domain_name == "${name}"])}`;
      return new Route53Record(this, recordId, {
        zoneId: hostedZoneId,
        name: option("resource_record_name"),
        type: option("resource_record_type"),
        records: [option("resource_record_value")],
        ttl: 300,
        allowOverwrite: true,
      });
    });
    const validation = new AcmCertificateValidation(this, "validation", {
      certificateArn: certificate.arn,
      validationRecordFqdns: records.map(({ fqdn }) => fqdn),
    });

    // Through the validation: a listener takes no certificate that is not issued.
    this.arn = validation.certificateArn;
  }
}
