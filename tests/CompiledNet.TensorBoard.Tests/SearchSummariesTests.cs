using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CompiledNet.Tuning;
using Google.Protobuf.WellKnownTypes;

namespace CompiledNet.SummaryTests;

/// <summary>Searches as HParams, read with TensorFlow's messages.</summary>
public sealed class SearchSummariesTests
{
    [Fact]
    public void EveryTrialIsARunWithItsHyperParametersAndItsEnd()
    {
        using var folder = new TemporaryFolder();
        var space = new SearchSpace();
        var optimizer = space.Choice("optimizer", ["adam", "sgd"]);
        var rate = space.Float("rate", 1e-3, 1, Spacing.Logarithmic);
        var units = space.Int("units", 1, 9);
        var bias = space.Boolean("bias");
        var momentum = space.Float("momentum", 0, 1, when: optimizer.Is("sgd"));
        var result = Search.Run(space, trial =>
        {
            if (trial.Number == 3) throw new NotSupportedException("on purpose");
            trial.Report(1, 0.5);
            trial.Report(2, 0.25);
            return trial.Get(rate) + trial.Get(units);
        }, new SearchOptions { Trials = 6, Seed = 2 });
        result.Runs.WriteHParams(folder["logs"], "val_loss");
        Directory.GetDirectories(folder["logs"]).Select(Path.GetFileName).Order().ShouldBe(Enumerable.Range(0, 6).Select(number => $"trial-000{number}"));
        foreach (var trial in result.Trials)
        {
            var run = OtherReader.ReadRun(Path.Combine(folder["logs"], $"trial-000{trial.Number}"));
            var start = Wire.Fields(Wire.Fields(run.Values("_hparams_/session_start_info").Single().Value.Metadata.PluginData.Content)[3].Single());
            start[4].Single().ToStringUtf8().ShouldBe($"trial-000{trial.Number}");
            var values = start[1].Select(Wire.Fields).ToDictionary(entry => entry[1].Single().ToStringUtf8(), entry => Value.Parser.ParseFrom(entry[2].Single()));
            (values["optimizer"].StringValue, values["rate"].NumberValue, values["units"].NumberValue, values["bias"].BoolValue).ShouldBe(
                (trial.Point.Get(optimizer), trial.Point.Get(rate), (double)trial.Point.Get(units), trial.Point.Get(bias)));
            values.ContainsKey("momentum").ShouldBe(trial.Point.Get(optimizer) == "sgd");
            if (values.TryGetValue("momentum", out var number)) number.NumberValue.ShouldBe(trial.Point.Get(momentum));
            run.Scalars("val_loss").ShouldBe(trial.Number == 3 ? [] : [(float)trial.Value]);
            run.Scalars("val_loss/on_the_way").ShouldBe(trial.Number == 3 ? [] : [0.5, 0.25]);
            // Field 4 is the end of the session, whose field 1 is its status: 1 of success, 2 of failure.
            var end = Wire.Fields(run.Values("_hparams_/session_end_info").Single().Value.Metadata.PluginData.Content)[4].Single().CreateCodedInput();
            end.ReadTag().ShouldBe(8u);
            end.ReadInt32().ShouldBe(trial.Number == 3 ? 2 : 1);
            if (trial.Number == 3) run.Values("error").Single().Value.Tensor.StringVal.Single().ToStringUtf8().ShouldContain("on purpose");
        }

        Should.Throw<ArgumentException>(() => result.Runs.WriteHParams(""));
        Should.Throw<ArgumentException>(() => result.Runs.WriteHParams("logs", ""));
        Should.Throw<ArgumentException>(() => result.Runs.Concat(result.Runs).WriteHParams(folder["twice"])).Message.ShouldStartWith("Several runs are called 'trial-0000'.");
        Directory.Exists(folder["twice"]).ShouldBeFalse();
    }
}
