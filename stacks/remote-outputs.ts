import {
  DataTerraformRemoteStateS3,
  type DataTerraformRemoteStateS3Config,
  type TerraformStack,
  Token,
} from "cdktf";
import type { OutputDeclarations, OutputReader, OutputValues } from "../lib/outputs";

/** Reads a stack's outputs from its state in S3. */
export class RemoteOutputs<D extends OutputDeclarations> implements OutputReader<D> {
  private readonly valuesByConsumer = new Map<TerraformStack, OutputValues<D>>();

  constructor(
    private readonly producer: TerraformStack,
    private readonly producerName: string,
    private readonly declarations: D,
    private readonly stateLocation: DataTerraformRemoteStateS3Config,
  ) {}

  outputsFor(consumer: TerraformStack): OutputValues<D> {
    const known = this.valuesByConsumer.get(consumer);
    if (known) return known;
    // The data source alone gives no order between the stacks.
    consumer.addDependency(this.producer);
    const state = new DataTerraformRemoteStateS3(consumer, this.producerName, this.stateLocation);
    const values = Object.fromEntries(
      Object.entries(this.declarations).map(([name, { type }]) => {
        if (type === "string") return [name, state.getString(name)];
        if (type === "list") return [name, state.getList(name)];
        return [name, Token.asStringMap(state.get(name))];
      }),
    ) as OutputValues<D>;
    this.valuesByConsumer.set(consumer, values);
    return values;
  }
}
