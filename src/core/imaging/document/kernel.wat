;; The inner loops of the search for corners. `node scripts/build-kernel.ts` turns this text into kernel.ts; a test holds the two together.
;;
;; The caller lays out memory (load-kernel.ts), but for one thing: the picture begins at 12 MiB. Each of its pixels is four numbers
;; of 16 bits, red, green, blue and 0, in 256ths of a level.
(module
  (memory (export "memory") 448)

  ;; Four pixels at a time out of three planes of fractions into the picture; up to three more are read and written.
  (func (export "packPixels")
    (param $red i32) (param $green i32) (param $blue i32)
    (param $to i32) (param $end i32)              ;; bytes from the beginning of the picture
    (local $a v128) (local $b v128)
    (loop $eachFour
      (local.set $a (v128.or
        (i32x4.trunc_sat_f32x4_u (f32x4.add (v128.const f32x4 0.5 0.5 0.5 0.5)
          (f32x4.mul (v128.load (local.get $red)) (v128.const f32x4 256 256 256 256))))
        (i32x4.shl (i32x4.trunc_sat_f32x4_u (f32x4.add (v128.const f32x4 0.5 0.5 0.5 0.5)
          (f32x4.mul (v128.load (local.get $green)) (v128.const f32x4 256 256 256 256)))) (i32.const 16))))
      (local.set $b (i32x4.trunc_sat_f32x4_u (f32x4.add (v128.const f32x4 0.5 0.5 0.5 0.5)
        (f32x4.mul (v128.load (local.get $blue)) (v128.const f32x4 256 256 256 256)))))
      (v128.store offset=12582912 (local.get $to)
        (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b)))
      (v128.store offset=12582928 (local.get $to)
        (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $red (i32.add (local.get $red) (i32.const 16)))
      (local.set $green (i32.add (local.get $green) (i32.const 16)))
      (local.set $blue (i32.add (local.get $blue) (i32.const 16)))
      (br_if $eachFour (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 32))) (local.get $end)))))

  ;; a + 2 b + c, times a scale: once along rows and once down columns it smooths a plane. In fours: up to three more are written.
  (func (export "blur")
    (param $a i32) (param $b i32) (param $c i32) (param $to i32) (param $end i32) (param $scale f32)
    (local $times v128) (local $here v128)
    (local.set $times (f32x4.splat (local.get $scale)))
    (loop $eachFour
      (local.set $here (v128.load (local.get $b)))
      (v128.store (local.get $to) (f32x4.mul (local.get $times) (f32x4.add
        (f32x4.add (local.get $here) (local.get $here))
        (f32x4.add (v128.load (local.get $a)) (v128.load (local.get $c))))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $c (i32.add (local.get $c) (i32.const 16)))
      (br_if $eachFour (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end)))))

  ;; Scharr's operator, in levels per pixel, added to a structure tensor. In fours, from row to row: what it says of the first and the
  ;; last column means nothing.
  (func (export "addGradient")
    (param $from i32) (param $end i32)            ;; the first pixel of the second row, and of the last
    (param $row i32)                              ;; bytes of a row
    (param $xx i32) (param $yy i32) (param $xy i32)
    (local $above i32) (local $below i32) (local $a v128) (local $d v128) (local $b v128) (local $c v128)
    (local $dx v128) (local $dy v128)
    (local.set $above (i32.sub (local.get $from) (local.get $row)))
    (local.set $below (i32.add (local.get $from) (local.get $row)))
    (loop $eachFour
      ;; The corners: both diagonals lean one way along rows, against each other down columns.
      (local.set $a (v128.load (i32.sub (local.get $above) (i32.const 4))))
      (local.set $b (v128.load offset=4 (local.get $above)))
      (local.set $c (v128.load (i32.sub (local.get $below) (i32.const 4))))
      (local.set $d (v128.load offset=4 (local.get $below)))
      (local.set $a (f32x4.sub (local.get $d) (local.get $a)))
      (local.set $b (f32x4.sub (local.get $b) (local.get $c)))
      (local.set $dx (f32x4.add
        (f32x4.mul (v128.const f32x4 0.1875 0.1875 0.1875 0.1875) (f32x4.add (local.get $a) (local.get $b)))
        (f32x4.mul (v128.const f32x4 0.625 0.625 0.625 0.625)
          (f32x4.sub (v128.load offset=4 (local.get $from)) (v128.load (i32.sub (local.get $from) (i32.const 4)))))))
      (local.set $dy (f32x4.add
        (f32x4.mul (v128.const f32x4 0.1875 0.1875 0.1875 0.1875) (f32x4.sub (local.get $a) (local.get $b)))
        (f32x4.mul (v128.const f32x4 0.625 0.625 0.625 0.625)
          (f32x4.sub (v128.load (local.get $below)) (v128.load (local.get $above))))))
      (v128.store (local.get $xx)
        (f32x4.add (v128.load (local.get $xx)) (f32x4.mul (local.get $dx) (local.get $dx))))
      (v128.store (local.get $yy)
        (f32x4.add (v128.load (local.get $yy)) (f32x4.mul (local.get $dy) (local.get $dy))))
      (v128.store (local.get $xy)
        (f32x4.add (v128.load (local.get $xy)) (f32x4.mul (local.get $dx) (local.get $dy))))
      (local.set $above (i32.add (local.get $above) (i32.const 16)))
      (local.set $below (i32.add (local.get $below) (i32.const 16)))
      (local.set $xx (i32.add (local.get $xx) (i32.const 16)))
      (local.set $yy (i32.add (local.get $yy) (i32.const 16)))
      (local.set $xy (i32.add (local.get $xy) (i32.const 16)))
      (br_if $eachFour (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 16))) (local.get $end)))))

  ;; How much runs one way only, as levels, and the square root of that. In fours.
  (func (export "takeMagnitude")
    (param $xx i32) (param $yy i32) (param $xy i32) (param $to i32) (param $root i32) (param $end i32)
    (local $difference v128) (local $twice v128)
    (loop $eachFour
      (local.set $difference (f32x4.sub (v128.load (local.get $xx)) (v128.load (local.get $yy))))
      (local.set $twice (v128.load (local.get $xy)))
      (local.set $twice (f32x4.add (local.get $twice) (local.get $twice)))
      (local.set $twice (f32x4.sqrt (f32x4.mul (v128.const f32x4 0.33333334 0.33333334 0.33333334 0.33333334)
        (f32x4.sqrt (f32x4.add
          (f32x4.mul (local.get $difference) (local.get $difference))
          (f32x4.mul (local.get $twice) (local.get $twice)))))))
      (v128.store (local.get $to) (local.get $twice))
      (v128.store (local.get $root) (f32x4.sqrt (local.get $twice)))
      (local.set $xx (i32.add (local.get $xx) (i32.const 16)))
      (local.set $yy (i32.add (local.get $yy) (i32.const 16)))
      (local.set $xy (i32.add (local.get $xy) (i32.const 16)))
      (local.set $root (i32.add (local.get $root) (i32.const 16)))
      (br_if $eachFour (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end)))))

  ;; The colour between pixels, in 256ths; beyond the border, the border's.
  (func $colour
    (param $x f64) (param $y f64)
    (param $limitX f64) (param $limitY f64) (param $row i32)   ;; the last place inside; bytes of a row
    (result v128)
    (local $at i32) (local $column i32) (local $line i32)
    (local $upper v128) (local $lower v128) (local $left v128) (local $right v128) (local $share v128)
    (local.set $x (f64.min (f64.max (local.get $x) (f64.const 0)) (local.get $limitX)))
    (local.set $y (f64.min (f64.max (local.get $y) (f64.const 0)) (local.get $limitY)))
    (local.set $column (i32.trunc_sat_f64_s (local.get $x)))
    (local.set $line (i32.trunc_sat_f64_s (local.get $y)))
    (local.set $at (i32.add (i32.mul (local.get $line) (local.get $row)) (i32.shl (local.get $column) (i32.const 3))))
    (local.set $upper (v128.load offset=12582912 (local.get $at)))
    (local.set $lower (v128.load offset=12582912 (i32.add (local.get $at) (local.get $row))))
    (local.set $share (f32x4.splat (f32.demote_f64
      (f64.sub (local.get $y) (f64.convert_i32_s (local.get $line))))))
    (local.set $left (f32x4.convert_i32x4_u (i32x4.extend_low_i16x8_u (local.get $upper))))
    (local.set $left (f32x4.add (local.get $left) (f32x4.mul (local.get $share) (f32x4.sub
      (f32x4.convert_i32x4_u (i32x4.extend_low_i16x8_u (local.get $lower))) (local.get $left)))))
    (local.set $right (f32x4.convert_i32x4_u (i32x4.extend_high_i16x8_u (local.get $upper))))
    (local.set $right (f32x4.add (local.get $right) (f32x4.mul (local.get $share) (f32x4.sub
      (f32x4.convert_i32x4_u (i32x4.extend_high_i16x8_u (local.get $lower))) (local.get $right)))))
    (f32x4.add (local.get $left) (f32x4.mul
      (f32x4.splat (f32.demote_f64 (f64.sub (local.get $x) (f64.convert_i32_s (local.get $column)))))
      (f32x4.sub (local.get $right) (local.get $left)))))

  ;; Across a side, at places along it: the squares of what colours two steps apart differ by, summed over the colours, in levels.
  (func (export "takeChanges")
    (param $to i32) (param $places i32) (param $steps i32)      ;; where they go, place by place; how many there are of each place
    (param $x f64) (param $y f64)                 ;; the first step of the first place
    (param $alongX f64) (param $alongY f64)       ;; from place to place
    (param $acrossX f64) (param $acrossY f64)     ;; from step to step
    (param $limitX f64) (param $limitY f64) (param $row i32)
    (local $step f64) (local $end i32) (local $a v128) (local $b v128) (local $c v128)
    (loop $eachPlace
      (local.set $a (call $colour (local.get $x) (local.get $y)
        (local.get $limitX) (local.get $limitY) (local.get $row)))
      (local.set $b (call $colour
        (f64.add (local.get $x) (local.get $acrossX)) (f64.add (local.get $y) (local.get $acrossY))
        (local.get $limitX) (local.get $limitY) (local.get $row)))
      (local.set $step (f64.const 2))
      (local.set $end (i32.add (local.get $to) (i32.shl (local.get $steps) (i32.const 2))))
      (loop $eachStep
        (local.set $c (call $colour
          (f64.add (local.get $x) (f64.mul (local.get $step) (local.get $acrossX)))
          (f64.add (local.get $y) (f64.mul (local.get $step) (local.get $acrossY)))
          (local.get $limitX) (local.get $limitY) (local.get $row)))
        (local.set $a (f32x4.mul (f32x4.sub (local.get $c) (local.get $a))
          (v128.const f32x4 0.00390625 0.00390625 0.00390625 0.00390625)))
        (local.set $a (f32x4.mul (local.get $a) (local.get $a)))
        (f32.store (local.get $to) (f32.add (f32x4.extract_lane 0 (local.get $a))
          (f32.add (f32x4.extract_lane 1 (local.get $a)) (f32x4.extract_lane 2 (local.get $a)))))
        (local.set $a (local.get $b))
        (local.set $b (local.get $c))
        (local.set $step (f64.add (local.get $step) (f64.const 1)))
        (br_if $eachStep (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 4))) (local.get $end))))
      (local.set $x (f64.add (local.get $x) (local.get $alongX)))
      (local.set $y (f64.add (local.get $y) (local.get $alongY)))
      (br_if $eachPlace (local.tee $places (i32.sub (local.get $places) (i32.const 1))))))

  ;; Along a side: its colours at so many pairs of depths, the mean of each pair, in levels; each as red, green, blue and nothing.
  (func (export "takeColours")
    (param $depths i32) (param $pairs i32)        ;; where the depths are (f64), and how many pairs
    (param $to i32) (param $places i32)           ;; where the colours go, place by place
    (param $x f64) (param $y f64) (param $alongX f64) (param $alongY f64)
    (param $acrossX f64) (param $acrossY f64)     ;; one pixel inwards
    (param $limitX f64) (param $limitY f64) (param $row i32)
    (local $depth i32) (local $end i32) (local $deep f64) (local $first v128)
    (loop $eachPlace
      (local.set $depth (local.get $depths))
      (local.set $end (i32.add (local.get $depths) (i32.shl (local.get $pairs) (i32.const 4))))
      (loop $eachPair
        (local.set $deep (f64.load (local.get $depth)))
        (local.set $first (call $colour
          (f64.add (local.get $x) (f64.mul (local.get $deep) (local.get $acrossX)))
          (f64.add (local.get $y) (f64.mul (local.get $deep) (local.get $acrossY)))
          (local.get $limitX) (local.get $limitY) (local.get $row)))
        (local.set $deep (f64.load offset=8 (local.get $depth)))
        (v128.store (local.get $to) (f32x4.mul
          (v128.const f32x4 0.001953125 0.001953125 0.001953125 0.001953125)
          (f32x4.add (local.get $first) (call $colour
            (f64.add (local.get $x) (f64.mul (local.get $deep) (local.get $acrossX)))
            (f64.add (local.get $y) (f64.mul (local.get $deep) (local.get $acrossY)))
            (local.get $limitX) (local.get $limitY) (local.get $row)))))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (br_if $eachPair (i32.lt_u (local.tee $depth (i32.add (local.get $depth) (i32.const 16))) (local.get $end))))
      (local.set $x (f64.add (local.get $x) (local.get $alongX)))
      (local.set $y (f64.add (local.get $y) (local.get $alongY)))
      (br_if $eachPlace (local.tee $places (i32.sub (local.get $places) (i32.const 1))))))

  ;; Parts of two rows of fractions, added to a row or put into it. In fours: up to three more are read and written.
  (func (export "addRows")
    (param $one i32) (param $two i32) (param $to i32) (param $end i32)
    (param $partOne f32) (param $partTwo f32)
    (param $kept f32)                             ;; 1 where the row keeps what it holds, else 0
    (local $a v128) (local $b v128) (local $c v128)
    (local.set $a (f32x4.splat (local.get $partOne)))
    (local.set $b (f32x4.splat (local.get $partTwo)))
    (local.set $c (f32x4.splat (local.get $kept)))
    (loop $eachFour
      (v128.store (local.get $to) (f32x4.add
        (f32x4.mul (local.get $c) (v128.load (local.get $to)))
        (f32x4.add (f32x4.mul (local.get $a) (v128.load (local.get $one)))
          (f32x4.mul (local.get $b) (v128.load (local.get $two))))))
      (local.set $one (i32.add (local.get $one) (i32.const 16)))
      (local.set $two (i32.add (local.get $two) (i32.const 16)))
      (br_if $eachFour (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end)))))

  ;; Of each pixel of a shorter row the parts of the longer row's pixels that it covers, as many as there are fours of them.
  (func (export "addColumns")
    (param $row i32)
    (param $first i32)                            ;; of each pixel: bytes from the row's beginning to the first that it covers
    (param $parts i32)                            ;; of each pixel: the parts of what it covers, filled up with nothing
    (param $fours i32)                            ;; how many fours these are
    (param $to i32) (param $end i32)
    (local $left i32) (local $at i32) (local $sum v128)
    (loop $eachPixel
      (local.set $at (i32.add (local.get $row) (i32.load (local.get $first))))
      (local.set $left (local.get $fours))
      (local.set $sum (v128.const f32x4 0 0 0 0))
      (loop $eachFour
        (local.set $sum (f32x4.add (local.get $sum)
          (f32x4.mul (v128.load (local.get $at)) (v128.load (local.get $parts)))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (local.set $parts (i32.add (local.get $parts) (i32.const 16)))
        (br_if $eachFour (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
      (f32.store (local.get $to) (f32.add
        (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
        (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum)))))
      (local.set $first (i32.add (local.get $first) (i32.const 4)))
      (br_if $eachPixel (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 4))) (local.get $end)))))

  ;; Each fraction becomes the larger (the smaller) of itself and the one `apart` bytes behind it. In fours: up to three more are written.
  (func (export "takeLarger") (param $at i32) (param $end i32) (param $apart i32)
    (loop $eachFour
      (v128.store (local.get $at)
        (f32x4.pmax (v128.load (local.get $at)) (v128.load (i32.add (local.get $at) (local.get $apart)))))
      (br_if $eachFour (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end)))))
  (func (export "takeSmaller") (param $at i32) (param $end i32) (param $apart i32)
    (loop $eachFour
      (v128.store (local.get $at)
        (f32x4.pmin (v128.load (local.get $at)) (v128.load (i32.add (local.get $at) (local.get $apart)))))
      (br_if $eachFour (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))))
