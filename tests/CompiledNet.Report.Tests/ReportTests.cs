using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace CompiledNet.ReportTests;

/// <summary>What the page of a run says, and what a browser makes of it.</summary>
public class ReportTests
{
    [Fact]
    public void CurvesMatrixAndMistakesAreThoseOfTheRun()
    {
        var network = new Images(seed: 1);
        var data = Examples.Pictures();
        var history = network.Fit(data, new FitOptions { Optimizer = new Adam(0.01f), Epochs = 4, ValidationSplit = 0.4, Metrics = [new Accuracy()] });
        string page = history.ToReport(new ReportOptions { Title = "A <title> & {{{content}}} {{title}}", Mistakes = 3 });
        page.ShouldContain("<title>A &lt;title&gt; &amp; {{{content}}} {{title}}</title>");
        Regex.Count(page, "</script>").ShouldBe(2);
        var content = Content(page);
        content.GetProperty("title").GetString().ShouldBe("A <title> & {{{content}}} {{title}}");
        content.GetProperty("state").GetString().ShouldBe("finished");
        Numbers(content.GetProperty("epochs")).ShouldBe([1, 2, 3, 4]);
        var loss = content.GetProperty("charts")[0];
        loss.GetProperty("name").GetString().ShouldBe("loss");
        Numbers(loss.GetProperty("lines")[0].GetProperty("values")).ShouldBe(history["loss"]);
        Numbers(loss.GetProperty("lines")[1].GetProperty("values")).ShouldBe(history["val_loss"]);
        loss.GetProperty("lines")[1].GetProperty("best").GetInt32().ShouldBe(history.Best("val_loss").Epoch);
        content.GetProperty("tiles")[1].GetProperty("value").GetDouble().ShouldBe(history.Last("val_accuracy"));

        var result = network.Classify(history.Validation!);
        var matrix = result.ConfusionMatrix();
        content.GetProperty("judged").GetString().ShouldBe("validation data");
        var classified = content.GetProperty("classified")[0];
        classified.GetProperty("unit").GetString().ShouldBe("samples");
        var classes = classified.GetProperty("classes");
        classes.GetProperty("names")[0].GetString().ShouldBe("</script><b>");
        for (int actual = 0; actual < 3; actual++)
            Numbers(classes.GetProperty("counts")[actual]).ShouldBe(Enumerable.Range(0, 3).Select(predicted => (double)matrix[actual, predicted]));
        var lines = classified.GetProperty("curves")[0].GetProperty("lines");
        lines.GetArrayLength().ShouldBe(3);
        for (int index = 0; index < 3; index++)
        {
            var area = new ExactAreaUnderCurve();
            area.Update([.. Enumerable.Range(0, result.Count).Select(row => result.Score(row, index))], [.. result.Actual.ToArray().Select(actual => actual == index ? 1f : 0)], result.Count, 1, 1);
            lines[index].GetProperty("label").GetString().ShouldBe(FormattableString.Invariant($"{result.ClassNames[index]}: area {area.Result:F3}"));
            Numbers(lines[index].GetProperty("y")).ShouldBe(area.RocCurve().TruePositiveRates);
        }

        var mistakes = classified.GetProperty("mistakes");
        int wrong = Enumerable.Range(0, result.Count).Count(row => result.Predicted[row] != result.Actual[row]);
        mistakes.GetProperty("total").GetInt32().ShouldBe(wrong);
        wrong.ShouldBeGreaterThan(3);
        var items = mistakes.GetProperty("items").EnumerateArray().ToList();
        items.Count.ShouldBe(3);
        items.Select(item => item.GetProperty("confidence").GetDouble()).ShouldBe(items.Select(item => item.GetProperty("confidence").GetDouble()).OrderDescending());
        int first = items[0].GetProperty("row").GetInt32();
        items[0].GetProperty("predicted").GetString().ShouldBe(result.ClassNames[result.Predicted[first]]);
        byte[] pixels = items[0].GetProperty("image").GetProperty("pixels").GetBytesFromBase64();
        float[] sample = history.Validation!.FeatureRow(first).ToArray();
        pixels.Length.ShouldBe(25);
        pixels[Array.IndexOf(sample, sample.Max())].ShouldBe((byte)255);
        pixels[Array.IndexOf(sample, sample.Min())].ShouldBe((byte)0);
        content.GetProperty("settings").EnumerateArray().Select(pair => pair[1].GetString()).ShouldContain("Adam(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-07)");
    }

    [Fact]
    public void TwoClassesHaveCurvesAndNumbersHavePoints()
    {
        var table = Examples.Table(isClass: true);
        var model = new Binary(seed: 1);
        var content = Content(model.Fit(table, new FitOptions { Epochs = 2 }).ToReport());
        content.GetProperty("judged").GetString().ShouldBe("training data");
        var area = new ExactAreaUnderCurve();
        area.Update(model.Predict(table), table.Targets, table.Count, 1, 1);
        var classified = content.GetProperty("classified")[0];
        var curves = classified.GetProperty("curves");
        curves.EnumerateArray().Select(curve => curve.GetProperty("title").GetString()).ShouldBe(["Receiver operating characteristic", "Precision over recall", "Reliability"]);
        curves[0].GetProperty("note").GetString().ShouldBe("Positive is 1.");
        var roc = curves[0].GetProperty("lines")[0];
        roc.GetProperty("label").GetString().ShouldBe(FormattableString.Invariant($"1: area {area.Result:F3}"));
        Numbers(roc.GetProperty("x")).ShouldBe(area.RocCurve().FalsePositiveRates);
        classified.GetProperty("mistakes").GetProperty("columns")[1].GetString().ShouldBe("<age>");

        var numbers = Examples.Table(isClass: false);
        var line = new Line(seed: 1);
        content = Content(line.Fit(numbers, new FitOptions { Epochs = 2 }).ToReport());
        Numbers(content.GetProperty("regression")[0].GetProperty("y")).ShouldBe(line.Predict(numbers).Select(value => (double)value));
        Numbers(content.GetProperty("regression")[0].GetProperty("x")).ShouldBe(numbers.Targets.ToArray().Select(value => (double)value));
        var errors = content.GetProperty("mistakes").GetProperty("items").EnumerateArray().Select(item => Math.Abs(item.GetProperty("error").GetDouble())).ToList();
        errors.ShouldBe(errors.OrderDescending());
        float[] predicted = line.Predict(numbers);
        errors[0].ShouldBe(predicted.Zip(numbers.Targets.ToArray()).Max(pair => Math.Abs(pair.First - pair.Second)));
    }

    /// <summary>No epoch, one epoch, and numbers that are none are pages too.</summary>
    [Fact]
    public void RunsWithoutNumbersHavePages()
    {
        var data = Examples.Table(isClass: false);
        var empty = Content(new Line(seed: 1).Fit(data, new FitOptions { CancellationToken = new(canceled: true) }).ToReport());
        (empty.GetProperty("state").GetString(), empty.GetProperty("epochs").GetArrayLength()).ShouldBe(("cancelled", 0));
        var lost = new LambdaCallback(onEpochEnd: context => context.Logs["loss"] = double.NaN);
        var content = Content(new Line(seed: 1).Fit(data, new FitOptions { Callbacks = [lost] }).ToReport());
        content.GetProperty("charts")[0].GetProperty("lines")[0].GetProperty("values")[0].ValueKind.ShouldBe(JsonValueKind.Null);

        // What has come to NaN ranks nothing, and is wrong where it is.
        var (line, images) = (new Line(seed: 1), new Images(seed: 1));
        line.Fit(data, new FitOptions { Optimizer = new SGD(float.MaxValue), Epochs = 4 }).ToReport().ShouldContain("NaN");
        var judged = Content(images.Fit(Examples.Pictures(), new FitOptions { Optimizer = new SGD(float.MaxValue), Epochs = 4 }).ToReport()).GetProperty("classified")[0];
        images.Predict(Examples.Pictures()).ShouldContain(float.NaN);
        (judged.GetProperty("curves").GetArrayLength(), judged.GetProperty("mistakes").GetProperty("items").GetArrayLength() > 0).ShouldBe((0, true));
    }

    [Fact]
    public async Task ABrowserDrawsAllOfItWideAndNarrow()
    {
        string folder = Directory.CreateTempSubdirectory("compilednet-report-").FullName;
        try
        {
            var images = new Images(seed: 1).Fit(Examples.Pictures(), new FitOptions { Epochs = 3, ValidationSplit = 0.4, Metrics = [new Accuracy()] });
            images.SaveReport(Path.Combine(folder, "images.html"));
            new Binary(seed: 1).Fit(Examples.Table(isClass: true), new FitOptions { Epochs = 1 }).SaveReport(Path.Combine(folder, "binary.html"));
            // Between two neighbours among all numbers there is no round one.
            var neighbours = new LambdaCallback(onEpochEnd: context => context.Logs["loss"] = context.Epoch == 0 ? 11.0 / 12 : Math.BitIncrement(11.0 / 12));
            new Line(seed: 1).Fit(Examples.Table(isClass: false), new FitOptions { Epochs = 2, Callbacks = [neighbours] }).SaveReport(Path.Combine(folder, "line.html"));
            int wrong = Content(images.ToReport()).GetProperty("classified")[0].GetProperty("mistakes").GetProperty("items").GetArrayLength();
            // As many epochs as no call takes arguments.
            string many = string.Join(',', Enumerable.Range(1, 150_000));
            File.WriteAllText(Path.Combine(folder, "many.html"), Report.ReportPage.Fill("many", $$"""
                {"title": "many", "state": "finished", "stateText": "", "subtitle": "", "tiles": [], "epochs": [{{many}}], "settings": [], "footer": "",
                "charts": [{"name": "loss", "lines": [{"label": "", "color": "train", "values": [{{many}}]}]}]}
                """));

            await using var browser = await Browser.StartAsync();
            (await NoteAsync(browser, Path.Combine(folder, "many.html"), width: 400, isDark: false)).ShouldStartWith("1 lines");
            foreach (var (width, isDark) in new[] { (400, false), (1600, true) })
            {
                (await NoteAsync(browser, Path.Combine(folder, "images.html"), width, isDark)).ShouldBe($"11 lines, 9 cells, {wrong} mistakes, 1 weights, 3 boxes, overflow false, markup 0");
                (await NoteAsync(browser, Path.Combine(folder, "binary.html"), width, isDark)).ShouldBe("4 lines, 4 cells, 0 mistakes, 1 weights, 3 boxes, overflow false, markup 0");
                (await NoteAsync(browser, Path.Combine(folder, "line.html"), width, isDark)).ShouldBe("1 lines, 0 cells, 0 mistakes, 0 weights, 2 boxes, overflow false, markup 0");
                await PointAsync(browser, Path.Combine(folder, "images.html"), width, isDark);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The pointer over a curve shows the values of the nearest epoch.
    private static async Task PointAsync(Browser browser, string path, int width, bool isDark)
    {
        var page = await browser.OpenAsync("file://" + path, width, isDark);
        var curve = page.Locator(".chart svg").First;
        var box = (await curve.BoundingBoxAsync())!;
        await curve.HoverAsync(new() { Position = new() { X = box.Width - 12, Y = box.Height / 2 } });
        string tip = await page.Locator(".tip").First.InnerTextAsync();
        tip.ShouldStartWith("epoch 3");
        tip.ShouldContain("validation: ");
        string ground = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        ground.ShouldBe(isDark ? "rgb(17, 21, 28)" : "rgb(246, 247, 249)");
    }

    /// <summary>Every output that tells classes apart has its part, and each position of a sequence that counts is one to judge.</summary>
    [Fact]
    public void SeveralOutputsAndSequencesAreJudged()
    {
        var random = new Random(3);
        float[] tokens = [.. Enumerable.Range(0, 40 * 6).Select(i => i % 6 > 3 ? 0f : random.Next(1, 5))];
        var data = Dataset.From([new DataBlock(tokens, 6)], [new DataBlock([.. tokens.Select(token => token % 2)], 6), new DataBlock([.. Enumerable.Range(0, 40).Select(row => tokens[row * 6] > 2 ? 1f : 0)], 1)]);
        var network = new Tagger(seed: 1);
        var content = Content(network.Fit(data, new FitOptions { Epochs = 1 }).ToReport());
        var classified = content.GetProperty("classified").EnumerateArray().ToList();
        classified.Select(one => one.GetProperty("name").GetString()).ShouldBe(["Tag", "Whole"]);
        classified.Select(one => one.GetProperty("unit").GetString()).ShouldBe(["positions", "samples"]);
        classified.Select(one => one.GetProperty("classes").GetProperty("total").GetInt32()).ShouldBe([160, 40]);
        var result = network.Classify(data, "Tag");
        (result.Count, result.Positions, result.PlaceOf(5)).ShouldBe((160, 6, (1, 1)));
        float[] outputs = network.Predict(data);
        for (int i = 0; i < result.Count; i++)
        {
            var (row, position) = result.PlaceOf(i);
            var scores = outputs.AsSpan(row * Tagger.OutputSize + position * 2, 2);
            result.Scores(i).ToArray().ShouldBe(scores.ToArray());
            result.Actual[i].ShouldBe((int)tokens[row * 6 + position] % 2);
        }

        foreach (var item in classified[0].GetProperty("mistakes").GetProperty("items").EnumerateArray()) item.GetProperty("position").GetInt32().ShouldBeLessThan(4);
    }

    [Fact]
    public void WeightsAreThoseOfTheNetwork()
    {
        var network = new Images(seed: 1);
        var history = network.Fit(Examples.Pictures(), new FitOptions { Epochs = 1 });
        var weights = Content(history.ToReport()).GetProperty("weights")[0];
        weights.GetProperty("name").GetString().ShouldBe("dense/kernel");
        // Three units behind a picture of 5 × 5: two tiles side by side and one below.
        (weights.GetProperty("width").GetInt32(), weights.GetProperty("height").GetInt32()).ShouldBe((11, 11));
        float[] kernel = network.Weights["dense/kernel"].ToArray();
        float most = kernel.Max(Math.Abs);
        weights.GetProperty("most").GetSingle().ShouldBe(most, 1e-6f);
        byte[] pixels = weights.GetProperty("pixels").GetBytesFromBase64();
        ((sbyte)pixels[2 * 11 + 6 + 3]).ShouldBe((sbyte)MathF.Round(kernel[(2 * 5 + 3) * 3 + 1] / most * 127));
        ((sbyte)pixels[5]).ShouldBe(sbyte.MinValue);
    }

    [Fact]
    public void WhatCannotBeWrittenOrJudgedIsRefused()
    {
        string folder = Directory.CreateTempSubdirectory("compilednet-report-").FullName;
        try
        {
            var history = new Line(seed: 1).Fit(Examples.Table(isClass: false));
            string path = Path.Combine(folder, "run.html");
            history.SaveReport(path);
            string before = File.ReadAllText(path);
            Should.Throw<IOException>(() => history.SaveReport(folder)).Message.ShouldContain($"'{folder}' is a folder");
            Should.Throw<IOException>(() => history.SaveReport(Path.Combine(path, "inner.html")));
            Should.Throw<ArgumentException>(() => history.SaveReport(path, new ReportOptions { Data = Dataset.From([[1, 2, 3]], [1f]) })).Message.ShouldContain("3");
            File.ReadAllText(path).ShouldBe(before);
            Directory.GetFiles(folder).ShouldBe([path]);
            Should.Throw<ArgumentOutOfRangeException>(() => new ReportOptions { Mistakes = -1 });
            Should.Throw<ArgumentException>(() => history.SaveReport(""));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> NoteAsync(Browser browser, string path, int width, bool isDark)
    {
        var page = await browser.OpenAsync("file://" + path, width, isDark);
        return await page.EvaluateAsync<string>("""
            () => {
              const count = what => document.querySelectorAll(what).length;
              return `${count('.chart path')} lines, ${count('.matrix td')} cells, ${count('.mistake canvas')} mistakes, ${count('.weights canvas')} weights, ${count('.diagram rect')} boxes, `
                + `overflow ${document.documentElement.scrollWidth > window.innerWidth}, markup ${count('td b, th b')}`;
            }
            """);
    }

    private static JsonElement Content(string page) =>
        JsonDocument.Parse(Regex.Match(page, "<script type=\"application/json\" id=\"content\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement;

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];
}
